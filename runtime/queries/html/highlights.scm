(tag_name) @tag
(erroneous_end_tag_name) @tag
(attribute_name) @attribute
(attribute_value) @string
(quoted_attribute_value) @string
(entity) @constant.character.escape
(comment) @comment.block
(doctype) @keyword.directive
"doctype" @keyword.directive

; Addresses
(attribute
  (attribute_name) @attribute
  [(attribute_value) @string.special.url (quoted_attribute_value (attribute_value) @string.special.url)]
  (#any-of? @attribute "href" "src" "action" "cite" "poster"))

; Text looks as its element wants
(element (start_tag (tag_name) @tag) (text) @markup.bold (#any-of? @tag "b" "strong"))
(element (start_tag (tag_name) @tag) (text) @markup.italic (#any-of? @tag "i" "em"))
(element (start_tag (tag_name) @tag) (text) @markup.strikethrough (#any-of? @tag "s" "del"))
(element (start_tag (tag_name) @tag) (text) @markup.raw.inline (#any-of? @tag "code" "kbd" "pre"))
(element (start_tag (tag_name) @tag) (text) @markup.link.text (#eq? @tag "a"))
(element (start_tag (tag_name) @tag) (text) @markup.heading.1 (#any-of? @tag "title" "h1"))
(element (start_tag (tag_name) @tag) (text) @markup.heading.2 (#eq? @tag "h2"))
(element (start_tag (tag_name) @tag) (text) @markup.heading.3 (#match? @tag "^h[3-6]$"))

["<" ">" "</" "/>" "<!"] @punctuation.bracket
"=" @punctuation.delimiter
