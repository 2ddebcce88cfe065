[(element) (script_element) (style_element)] @indent
[(start_tag) (self_closing_tag)] @indent
(end_tag) @outdent
; Elements without an end tag hold nothing
((element . (start_tag (tag_name) @_name) .) @outdent @indent
  (#any-of? @_name
    "area" "base" "br" "col" "embed" "hr" "img" "input" "link" "meta" "source" "track" "wbr"))
