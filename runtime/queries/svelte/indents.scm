[
  (element) (script_element) (style_element) (start_tag) (self_closing_tag)
  (if_statement) (each_statement) (await_statement) (key_statement) (snippet_statement)
] @indent
[
  (end_tag) (if_end) (each_end) (await_end) (key_end) (snippet_end)
  (else_block) (else_if_block) (then_block) (catch_block)
] @outdent
((element . (start_tag (tag_name) @_name) .) @outdent @indent
  (#any-of? @_name "area" "base" "br" "col" "embed" "hr" "img" "input" "link" "meta" "source" "track" "wbr"))
