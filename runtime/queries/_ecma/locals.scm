[
  (function_declaration) (function_expression) (generator_function) (generator_function_declaration) (arrow_function)
  (method_definition) (statement_block) (for_statement) (for_in_statement) (catch_clause) (class_body)
] @local.scope

[(identifier) (shorthand_property_identifier)] @local.reference
; What is called looks like a function, whatever it is.
(call_expression function: (identifier) @_discard)

(arrow_function parameter: (identifier) @local.definition.variable.parameter)
(catch_clause parameter: (identifier) @local.definition.variable.parameter)
; Variables that hide parameters
((variable_declarator name: (identifier) @local.definition.variable)
  (#not-match? @local.definition.variable "^[A-Z]"))
(for_in_statement left: (identifier) @local.definition.variable)
