(string) @string
(pair key: (string) @variable.other.member)
(escape_sequence) @constant.character.escape
(number) @constant.numeric
[(true) (false)] @constant.builtin.boolean
(null) @constant.builtin

["," ":"] @punctuation.delimiter
["[" "]" "{" "}"] @punctuation.bracket

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
