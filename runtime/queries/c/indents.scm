[
  (compound_statement) (field_declaration_list) (enumerator_list) (initializer_list)
  (parameter_list) (argument_list) (parenthesized_expression) (preproc_params)
  (case_statement)
  (init_declarator) (assignment_expression) (conditional_expression) (field_expression)
] @indent
; Within brackets the lines of an expression stand alike.
[
  (return_statement (binary_expression) @indent)
  (expression_statement (binary_expression) @indent)
  (argument_list (binary_expression) @indent)
]

["}" "]" ")"] @outdent
; What is linked as C stands as far left as what surrounds it: both marks on a
; node count for nothing.
(declaration_list "}" @indent)
(labeled_statement label: (_) @outdent)

; Parameters stand below each other if the first one is on the line of the bracket.
((parameter_list . (_) @anchor) @align (#same-line? @anchor @align))

; A statement without braces below its head
([
  (if_statement consequence: (_) @indent)
  (for_statement body: (_) @indent)
  (while_statement body: (_) @indent)
  (do_statement body: (_) @indent)
] (#not-kind-eq? @indent "compound_statement")
  (#set! "scope" "header"))
((else_clause (_) @indent)
  (#not-kind-eq? @indent "compound_statement")
  (#not-kind-eq? @indent "if_statement")
  (#set! "scope" "header"))

; A case goes on until the next one, unless it is left.
(case_statement) @extend
[(break_statement) (return_statement) (continue_statement) (goto_statement)] @extend.prevent-once
