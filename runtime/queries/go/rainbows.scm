[
  (import_spec_list) (const_declaration) (var_spec_list) (type_declaration) (block) (field_declaration_list)
  (interface_type) (parameter_list) (argument_list) (type_parameter_list) (type_arguments) (literal_value)
  (expression_switch_statement) (type_switch_statement) (select_statement) (parenthesized_expression) (parenthesized_type)
  (index_expression) (slice_expression) (type_assertion_expression) (type_conversion_expression)
  (array_type) (slice_type) (implicit_length_array_type) (map_type)
] @rainbow.scope

["(" ")" "[" "]" "{" "}"] @rainbow.bracket
