[
  (statement_block) (class_body) (object) (object_pattern) (array) (array_pattern) (arguments) (formal_parameters)
  (parenthesized_expression) (subscript_expression) (template_substitution) (named_imports) (export_clause)
  (switch_body) (for_statement) (for_in_statement) (catch_clause) (computed_property_name)
] @rainbow.scope

["(" ")" "[" "]" "{" "}" "${"] @rainbow.bracket
