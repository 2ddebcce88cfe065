[
  (if_statement) (do_group) (case_statement) (case_item) (compound_statement) (subshell) (array)
  (command_substitution) (process_substitution) (command) (pipeline) (list)
] @indent

["}" ")" "fi" "done" "esac" "then"] @outdent
[(elif_clause) (else_clause)] @outdent

[(string) (raw_string) (heredoc_redirect)] @opaque
