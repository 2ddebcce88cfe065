[
  (block) (constructor_body) (class_body) (interface_body) (enum_body) (annotation_type_body) (module_body) (switch_block)
  (formal_parameters) (argument_list) (array_initializer) (annotation_argument_list) (element_value_array_initializer)
  (parenthesized_expression) (switch_block_statement_group)
] @indent
["}" ")"] @outdent
(string_literal (multiline_string_fragment)) @opaque
