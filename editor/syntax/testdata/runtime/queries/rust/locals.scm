[(function_item) (closure_expression) (block)] @local.scope
((mod_item) @local.scope (#set! local.scope-inherits false))
(parameter pattern: (identifier) @local.definition.variable.parameter)
(const_item name: (identifier) @local.definition.constant)
(identifier) @local.reference
(field_initializer field: (field_identifier) @_discard)
(call_expression function: (identifier) @_discard)
