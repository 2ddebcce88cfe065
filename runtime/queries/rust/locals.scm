(function_item) @local.scope
(closure_expression) @local.scope
(block) @local.scope
(match_arm) @local.scope

(identifier) @local.reference

; No variables, or called: then they look like functions
(call_expression function: (identifier) @_discard)
(scoped_identifier (identifier) @_discard)
(macro_invocation macro: (identifier) @_discard)
(lifetime (identifier) @_discard)
(label (identifier) @_discard)
(attribute (identifier) @_discard)

(parameter pattern: (identifier) @local.definition.variable.parameter)
(closure_parameters (identifier) @local.definition.variable.parameter)
; Variables that hide parameters
(let_declaration pattern: (identifier) @local.definition.variable)
(for_expression pattern: (identifier) @local.definition.variable)
(tuple_pattern (identifier) @local.definition.variable)
