[
  (block) (class_body) (enum_class_body) (lambda_literal) (when_expression) (function_value_parameters) (value_arguments)
  (class_parameters) (collection_literal) (parenthesized_expression) (property_declaration)
] @indent
["}" ")" "]"] @outdent
(multiline_string_literal) @opaque
