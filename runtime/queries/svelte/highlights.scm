(tag_name) @tag
((tag_name) @type (#match? @type "^[A-Z]"))
((tag_name) @tag.builtin (#match? @tag.builtin "^svelte:"))
(erroneous_end_tag_name) @tag
(attribute_name) @attribute
((attribute_name) @keyword.directive
  (#match? @keyword.directive "^(on|bind|class|style|use|transition|in|out|animate|let):"))
[(attribute_value) (quoted_attribute_value)] @string
(entity) @constant.character.escape
(comment) @comment.block
(doctype) @keyword.directive

; Text looks as its element wants
(element (start_tag (tag_name) @tag) (text) @markup.bold (#any-of? @tag "b" "strong"))
(element (start_tag (tag_name) @tag) (text) @markup.italic (#any-of? @tag "i" "em"))
(element (start_tag (tag_name) @tag) (text) @markup.heading.1 (#any-of? @tag "title" "h1"))

; Blocks
(block_start_tag _ @keyword)
(block_end_tag _ @keyword)
(block_tag _ @keyword)
(expression_tag _ @keyword.directive)
["if" "else" "else if"] @keyword.control.conditional
["each" "key"] @keyword.control.repeat
["await" "then" "catch"] @keyword.control
["snippet"] @keyword.function
["as"] @keyword.operator
(snippet_name) @function
(svelte_raw_text) @variable

["<" ">" "</" "/>" "<!" "(" ")"] @punctuation.bracket
["{" "}"] @punctuation.special
["="] @punctuation.delimiter
