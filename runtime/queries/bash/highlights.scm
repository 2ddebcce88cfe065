; Variables
(variable_name) @variable
((variable_name) @constant (#match? @constant "^[A-Z][A-Z\\d_]*$"))
(special_variable_name) @variable.builtin

; Operators and marks
["!" "!=" "&" "&&" "&>" "&>>" "+" "+=" "++" "-" "--" "-=" "*" "**" "/" "%" "<" "<<" "<<-" "<<<" "<=" "=" "==" "=~" ">"
 ">&" "<&" ">=" ">>" ">|" "|" "|&" "||" "^" "~" (test_operator)] @operator
(ternary_expression ["?" ":"] @operator)
[";" ";;" ";&" ";;&" ","] @punctuation.delimiter
["(" ")" "((" "))" "[" "]" "[[" "]]" "{" "}"] @punctuation.bracket
(simple_expansion "$" @punctuation.special)
(expansion operator: _ @operator)
(expansion ["${" "}"] @punctuation.special)
(command_substitution ["$(" "`" ")"] @punctuation.special)
(process_substitution ["<(" ">(" ")"] @punctuation.special)
(arithmetic_expansion ["$((" "((" "))"] @punctuation.special)
(array ["(" ")"] @punctuation.bracket)

; Keywords
["if" "then" "elif" "else" "fi" "case" "esac"] @keyword.control.conditional
["for" "while" "until" "do" "done" "select" "in"] @keyword.control.repeat
(case_statement "in" @keyword.control.conditional)
"function" @keyword.function
["declare" "typeset" "local"] @keyword.storage.type
["export" "readonly" "unset" "unsetenv"] @keyword.storage.modifier

; Commands
(function_definition name: (word) @function)
(command_name (word) @function)
((command_name (word) @function.builtin)
  (#any-of? @function.builtin
    "." ":" "alias" "bg" "bind" "builtin" "caller" "cd" "command" "compgen" "complete" "compopt" "dirs" "disown" "echo"
    "enable" "eval" "exec" "false" "fc" "fg" "getopts" "hash" "help" "history" "jobs" "kill" "let" "logout" "mapfile"
    "popd" "printf" "pushd" "pwd" "read" "readarray" "set" "shift" "shopt" "source" "suspend" "test" "times" "trap"
    "true" "type" "ulimit" "umask" "unalias" "wait"))
((command_name (word) @keyword.control.return) (#any-of? @keyword.control.return "return" "exit"))
((command_name (word) @keyword.control.repeat) (#any-of? @keyword.control.repeat "break" "continue"))
((word) @constant (#match? @constant "^-"))
((word) @string.special.url (#match? @string.special.url "^[a-z]+://"))

; Literals
[(number) (file_descriptor)] @constant.numeric.integer
[(string) (raw_string) (ansi_c_string) (heredoc_body)] @string
(brace_expression (number) @constant.numeric.integer)
[(regex) (extglob_pattern)] @string.regexp
[(heredoc_start) (heredoc_end)] @label

(comment) @comment.line
((comment) @keyword.directive (#match? @keyword.directive "^#!"))
