; inherits: c

(lambda_expression) @local.scope
(template_declaration) @local.scope
(for_range_loop) @local.scope

(type_identifier) @local.reference
(qualified_identifier scope: (namespace_identifier) @_discard)
(function_declarator declarator: (qualified_identifier name: (identifier) @_discard))
(class_specifier name: (type_identifier) @_discard)
(struct_specifier name: (type_identifier) @_discard)

(parameter_declaration declarator: (reference_declarator (identifier) @local.definition.variable.parameter))
(optional_parameter_declaration declarator: [
  (identifier) @local.definition.variable.parameter
  (pointer_declarator declarator: (identifier) @local.definition.variable.parameter)
  (reference_declarator (identifier) @local.definition.variable.parameter)
])
(variadic_declarator (identifier) @local.definition.variable.parameter)
(type_parameter_declaration (type_identifier) @local.definition.type.parameter)
(optional_type_parameter_declaration name: (type_identifier) @local.definition.type.parameter)
(variadic_type_parameter_declaration (type_identifier) @local.definition.type.parameter)
(for_range_loop declarator: (_ (identifier) @local.definition.variable))
