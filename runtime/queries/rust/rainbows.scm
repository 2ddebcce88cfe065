[
  (use_list) (block) (match_block) (declaration_list) (field_declaration_list) (enum_variant_list)
  (ordered_field_declaration_list) (field_initializer_list) (parameters) (closure_parameters) (arguments)
  (parenthesized_expression) (tuple_expression) (unit_expression) (array_expression) (index_expression)
  (tuple_type) (unit_type) (array_type) (type_parameters) (type_arguments) (bracketed_type)
  (tuple_pattern) (tuple_struct_pattern) (struct_pattern) (slice_pattern) (visibility_modifier)
  (token_tree) (token_tree_pattern) (token_repetition) (token_repetition_pattern) (macro_definition)
  (attribute_item) (inner_attribute_item) (for_lifetimes)
] @rainbow.scope

["(" ")" "[" "]" "{" "}"] @rainbow.bracket
([(type_parameters ["<" ">"] @rainbow.bracket) (type_arguments ["<" ">"] @rainbow.bracket)])
(bracketed_type ["<" ">"] @rainbow.bracket)
(for_lifetimes ["<" ">"] @rainbow.bracket)
(closure_parameters "|" @rainbow.bracket)
