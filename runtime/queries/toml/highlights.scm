(pair [(bare_key) (quoted_key) (dotted_key)] @variable.other.member)
(table [(bare_key) (quoted_key) (dotted_key)] @namespace)
(table_array_element [(bare_key) (quoted_key) (dotted_key)] @namespace)

["." ","] @punctuation.delimiter
"=" @operator
["[" "]" "[[" "]]" "{" "}"] @punctuation.bracket

(string) @string
(escape_sequence) @constant.character.escape
(boolean) @constant.builtin.boolean
(integer) @constant.numeric.integer
(float) @constant.numeric.float
[(offset_date_time) (local_date_time) (local_date) (local_time)] @string.special

(comment) @comment.line
