[
  (statement_block) (class_body) (object) (object_pattern) (array) (array_pattern) (arguments) (formal_parameters)
  (parenthesized_expression) (template_substitution) (named_imports) (export_clause)
  (switch_body) (switch_case) (switch_default)
  (ternary_expression)
] @indent

["}" "]" ")"] @outdent

; A chain of calls, when its dots stand on lines of their own
([
  (member_expression
    object: [
      (call_expression arguments: (arguments ")" @_end))
      (parenthesized_expression ")" @_end)
      (member_expression property: (_) @_end)
      [(identifier) (this)] @_end
    ]
    property: (_) @_start) @indent
  (call_expression
    function: (member_expression
      object: [
        (call_expression arguments: (arguments ")" @_end))
        (parenthesized_expression ")" @_end)
        (member_expression property: (_) @_end)
        [(identifier) (this)] @_end
      ]
      property: (_) @_start)) @indent
] (#not-same-line? @_end @_start))

; An expression that goes on below, but not within brackets or below a name:
; there all its lines stand alike.
[
  (return_statement (binary_expression) @indent)
  (throw_statement (binary_expression) @indent)
  (expression_statement (binary_expression) @indent)
  (arguments (binary_expression) @indent)
  (array (binary_expression) @indent)
]
([
  (variable_declarator "=" @_mark value: (binary_expression) @indent)
  (assignment_expression "=" @_mark right: (binary_expression) @indent)
  (pair ":" @_mark value: (binary_expression) @indent)
  (arrow_function "=>" @_mark body: (binary_expression) @indent)
] (#same-line? @_mark @indent))

; A statement without braces below its head
([
  (if_statement consequence: (_) @indent)
  (for_statement body: (_) @indent)
  (for_in_statement body: (_) @indent)
  (while_statement body: (_) @indent)
  (do_statement body: (_) @indent)
] (#not-kind-eq? @indent "statement_block")
  (#set! "scope" "header"))
((else_clause (_) @indent)
  (#not-kind-eq? @indent "statement_block")
  (#not-kind-eq? @indent "if_statement")
  (#set! "scope" "header"))
; A value below its name
([
  (variable_declarator "=" @_mark value: (_) @indent)
  (assignment_expression "=" @_mark right: (_) @indent)
  (pair ":" @_mark value: (_) @indent)
  (arrow_function "=>" @_mark body: (_) @indent)
] (#not-same-line? @_mark @indent)
  (#set! "scope" "header"))

; A case goes on until the next one, unless it is left.
[(switch_case) (switch_default)] @extend
[(break_statement) (return_statement) (continue_statement) (throw_statement)] @extend.prevent-once

(template_string) @opaque
