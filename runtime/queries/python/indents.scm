; Blocks
[
  (function_definition) (class_definition) (if_statement) (for_statement) (while_statement) (with_statement)
  (try_statement) (match_statement) (case_clause)
] @indent
; Their further parts have the level of the statement.
[(elif_clause) (else_clause) (except_clause) (except_group_clause) (finally_clause)] @outdent
; A block has no end of its own: a new line below still belongs to it. Further
; parts end where the statement does.
[
  (function_definition) (class_definition) (if_statement) (for_statement) (while_statement) (with_statement)
  (try_statement) (match_statement) (case_clause)
] @extend
; Nothing follows these in their block.
[
  (return_statement) (break_statement) (continue_statement) (raise_statement) (pass_statement)
] @extend.prevent-once
; Brackets
[
  (list) (tuple) (dictionary) (set) (list_comprehension) (generator_expression) (dictionary_comprehension)
  (set_comprehension) (list_pattern) (tuple_pattern) (subscript) (argument_list) (parameters) (parenthesized_expression)
  (import_from_statement) (type_parameter) (binary_operator) (boolean_operator) (comparison_operator) (attribute)
] @indent
[")" "]" "}"] @outdent
((argument_list . (_) @anchor) @align)
((parameters . (_) @anchor) @align)
((parenthesized_expression . (_) @anchor) @align)

(string) @opaque
