(function_definition) @local.scope
(compound_statement) @local.scope
(for_statement) @local.scope
(preproc_function_def) @local.scope
(declaration declarator: (function_declarator)) @local.scope
(type_definition) @local.scope

(identifier) @local.reference
; What is called looks like a function, whatever it is.
(call_expression function: (identifier) @_discard)

(parameter_declaration declarator: [
  (identifier) @local.definition.variable.parameter
  (pointer_declarator declarator: (identifier) @local.definition.variable.parameter)
  (array_declarator declarator: (identifier) @local.definition.variable.parameter)
  (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @local.definition.variable.parameter))
])
; Variables that hide parameters
([(declaration declarator: (identifier) @local.definition.variable) (init_declarator declarator: (identifier) @local.definition.variable)]
  (#not-match? @local.definition.variable "^[A-Z]"))
