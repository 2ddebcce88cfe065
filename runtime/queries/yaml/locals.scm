(anchor (anchor_name) @local.definition.label)
(alias (alias_name) @local.reference)
