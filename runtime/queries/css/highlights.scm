; Marks
["~" ">" "+" "-" "*" "/" "=" "^=" "|=" "~=" "$=" "*="] @operator
["," ":" ";" "."] @punctuation.delimiter
["{" "}" "(" ")" "[" "]"] @punctuation.bracket

; Selectors
[(tag_name) (nesting_selector) (universal_selector)] @tag
(universal_selector "*" @tag)
[(class_name) (id_name)] @label
(id_selector "#" @label)
(class_selector "." @label)
(pseudo_class_selector (class_name) @attribute)
(pseudo_class_selector [":" "::"] @attribute)
(pseudo_element_selector "::" @attribute (tag_name) @attribute)
(attribute_name) @attribute
(namespace_name) @namespace

; Declarations
(property_name) @variable.other.member
(feature_name) @variable.other.member
((property_name) @variable (#match? @variable "^--"))
(plain_value) @constant
((plain_value) @variable (#match? @variable "^--"))
(call_expression
  (function_name) @_name
  (arguments (plain_value) @string.special.url)
  (#any-of? @_name "url" "src"))
(function_name) @function
(important) @keyword.storage.modifier

; Rules that begin with @
["@charset" "@import" "@namespace"] @keyword.control.import
["@media" "@supports" "@keyframes" (at_keyword)] @keyword.directive
[(from) (to)] @keyword
["and" "not" "of" "only" "or" "selector"] @keyword.operator
(keyword_query) @constant.builtin
(keyframes_name) @variable

; Literals
(string_value) @string
(escape_sequence) @constant.character.escape
(color_value) @constant.numeric
(color_value "#" @constant.numeric)
(integer_value) @constant.numeric.integer
(float_value) @constant.numeric.float
(unit) @type

(comment) @comment.block
(js_comment) @comment.line
