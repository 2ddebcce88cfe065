(emphasis) @markup.italic
(strong_emphasis) @markup.bold
(strikethrough) @markup.strikethrough
[(code_span) (latex_block)] @markup.raw.inline
[(emphasis_delimiter) (code_span_delimiter) (latex_span_delimiter)] @punctuation.special

(inline_link ["[" "]" "(" ")"] @punctuation.bracket)
(image ["!" "[" "]" "(" ")"] @punctuation.bracket)
(full_reference_link ["[" "]"] @punctuation.bracket)
(collapsed_reference_link ["[" "]"] @punctuation.bracket)
(shortcut_link ["[" "]"] @punctuation.bracket)
[(link_text) (image_description)] @markup.link.text
(link_label) @markup.link.label
[(link_destination) (uri_autolink) (email_autolink)] @markup.link.url
(link_title) @string

(html_tag) @tag
[(backslash_escape) (hard_line_break) (entity_reference) (numeric_character_reference)] @constant.character.escape
