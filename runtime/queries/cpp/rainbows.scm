; inherits: c

[
  (template_parameter_list) (template_argument_list) (lambda_capture_specifier) (condition_clause) (for_range_loop)
  (subscript_argument_list) (structured_binding_declarator) (requires_clause) (requirement_seq) (new_declarator)
  (explicit_function_specifier) (static_assert_declaration) (noexcept) (decltype) (fold_expression)
] @rainbow.scope
[(template_parameter_list ["<" ">"] @rainbow.bracket) (template_argument_list ["<" ">"] @rainbow.bracket)]
