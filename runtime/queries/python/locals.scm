(function_definition) @local.scope
(lambda) @local.scope
(list_comprehension) @local.scope
(generator_expression) @local.scope
(set_comprehension) @local.scope
(dictionary_comprehension) @local.scope
(class_definition) @local.scope

(identifier) @local.reference

; No variables, or called: then they look like functions
(call function: (identifier) @_discard)
(attribute attribute: (identifier) @_discard)
(keyword_argument name: (identifier) @_discard)
(dotted_name (identifier) @_discard)
(decorator (identifier) @_discard)
(function_definition name: (identifier) @_discard)
(class_definition name: (identifier) @_discard)
((identifier) @_discard (#any-of? @_discard "self" "cls"))

(parameters (identifier) @local.definition.variable.parameter)
(lambda_parameters (identifier) @local.definition.variable.parameter)
(typed_parameter (identifier) @local.definition.variable.parameter)
(default_parameter name: (identifier) @local.definition.variable.parameter)
(typed_default_parameter name: (identifier) @local.definition.variable.parameter)
(parameters [
  (list_splat_pattern (identifier) @local.definition.variable.parameter)
  (dictionary_splat_pattern (identifier) @local.definition.variable.parameter)
])
(lambda_parameters [
  (list_splat_pattern (identifier) @local.definition.variable.parameter)
  (dictionary_splat_pattern (identifier) @local.definition.variable.parameter)
])
(typed_parameter [
  (list_splat_pattern (identifier) @local.definition.variable.parameter)
  (dictionary_splat_pattern (identifier) @local.definition.variable.parameter)
])
; Variables that hide parameters of the functions around
(for_in_clause left: (identifier) @local.definition.variable)
