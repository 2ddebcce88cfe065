; Values
[(string_scalar) (double_quote_scalar) (single_quote_scalar) (block_scalar)] @string
(escape_sequence) @constant.character.escape
(integer_scalar) @constant.numeric.integer
(float_scalar) @constant.numeric.float
(boolean_scalar) @constant.builtin.boolean
(null_scalar) @constant.builtin
(timestamp_scalar) @string.special

; Keys
(block_mapping_pair key: (flow_node [
  (plain_scalar (string_scalar) @variable.other.member)
  (double_quote_scalar) @variable.other.member
  (single_quote_scalar) @variable.other.member
]))
(flow_pair key: (flow_node [
  (plain_scalar (string_scalar) @variable.other.member)
  (double_quote_scalar) @variable.other.member
  (single_quote_scalar) @variable.other.member
]))
((string_scalar) @keyword.operator (#eq? @keyword.operator "<<"))

; Names
[(anchor_name) (alias_name)] @label
[(tag) (tag_handle) (tag_prefix)] @type
[(yaml_directive) (tag_directive) (reserved_directive)] @keyword.directive

["," ":" "-" "?"] @punctuation.delimiter
["[" "]" "{" "}"] @punctuation.bracket
["&" "*" "---" "..." "|" ">"] @punctuation.special

(comment) @comment.line
