[
  (block) (match_block) (declaration_list) (field_declaration_list) (enum_variant_list) (use_list)
  (ordered_field_declaration_list) (field_initializer_list) (parameters) (arguments) (closure_parameters)
  (type_parameters) (type_arguments) (tuple_type) (tuple_expression) (array_expression) (parenthesized_expression)
  (tuple_pattern) (tuple_struct_pattern) (struct_pattern) (slice_pattern)
  (token_tree) (token_tree_pattern) (macro_definition) (attribute_item) (where_clause)
  (call_expression) (field_expression) (binary_expression) (type_cast_expression) (match_pattern condition: (_))
] @indent

["}" "]" ")"] @outdent
(type_arguments ">" @outdent)
(type_parameters ">" @outdent)

[(string_literal) (raw_string_literal)] @opaque
