[
  (class) (module) (method) (singleton_method) (singleton_class) (if) (unless) (case) (case_match) (while) (until) (for)
  (begin) (do_block) (block) (array) (hash) (argument_list) (method_parameters) (parenthesized_statements)
] @indent
["end" ")" "]" "}"] @outdent
[(elsif) (else) (rescue) (ensure) (when) (in_clause)] @outdent
(heredoc_body) @opaque
