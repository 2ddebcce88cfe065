(function_declaration) @local.scope
(method_declaration) @local.scope
(func_literal) @local.scope
(function_type) @local.scope
(method_elem) @local.scope
(type_spec) @local.scope
(block) @local.scope
(expression_case) @local.scope
(type_case) @local.scope
(communication_case) @local.scope

(identifier) @local.reference
(type_identifier) @local.reference
; What is called looks like a function, whatever it is.
(call_expression function: (identifier) @_discard)
(keyed_element . (literal_element (identifier) @_discard))
(qualified_type name: (type_identifier) @_discard)

(type_parameter_declaration name: (identifier) @local.definition.type.parameter)
(parameter_declaration name: (identifier) @local.definition.variable.parameter)
(variadic_parameter_declaration name: (identifier) @local.definition.variable.parameter)
(const_spec name: (identifier) @local.definition.constant)
; Variables that hide parameters
(short_var_declaration left: (expression_list (identifier) @local.definition.variable))
(range_clause left: (expression_list (identifier) @local.definition.variable))
(receive_statement left: (expression_list (identifier) @local.definition.variable))
(type_switch_statement alias: (expression_list (identifier) @local.definition.variable))
(var_spec name: (identifier) @local.definition.variable)
