["module" "require" "replace" "exclude" "retract"] @keyword.control.import
["go" "toolchain"] @keyword.directive

(module_path) @string
(module_directive (module_path) @namespace)
(file_path) @string.special.path
[(version) (go_version) (toolchain_name)] @constant.numeric
(escape_sequence) @constant.character.escape

"=>" @operator
"," @punctuation.delimiter
["(" ")" "[" "]"] @punctuation.bracket

(comment) @comment.line
((comment) @keyword.storage.modifier (#match? @keyword.storage.modifier "^// indirect"))
