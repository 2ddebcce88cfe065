; Rules
(targets (word) @function)
(prerequisites (word) @string.special.path)
((targets (word) @constant.builtin) (#match? @constant.builtin "^\\.[A-Z_]+$"))
((word) @operator (#match? @operator "^%$"))
(include_directive (list (word) @string.special.path))
(paths (word) @string.special.path)

; Variables
(variable_assignment name: (word) @variable)
(shell_assignment name: (word) @variable)
(define_directive name: (word) @function)
(undefine_directive variable: (word) @variable)
[(export_directive (list (word) @variable)) (unexport_directive (list (word) @variable))]
[(ifdef_directive variable: (word) @variable) (ifndef_directive variable: (word) @variable)]
(variable_reference (word) @variable)
(substitution_reference (word) @string)
(substitution_reference text: (word) @variable)
((variable_reference (word) @variable.parameter) (#match? @variable.parameter "^[0-9]$"))
(automatic_variable _ @variable.builtin)
["VPATH" ".RECIPEPREFIX"] @variable.builtin
(text) @string
(raw_text) @string
[(ifeq_directive (word) @string) (ifneq_directive (word) @string)]
(string) @string

; Functions of make
(function_call function: _ @function.builtin)
(shell_function function: _ @function.builtin)
(function_call
  function: ["error" "warning" "info"] @keyword.control.exception)
(function_call function: ["if" "or" "and"] @keyword.control.conditional)
(function_call function: "foreach" @keyword.control.repeat)

; Keywords
["if" "else" "endif" "ifdef" "ifndef" "ifeq" "ifneq"] @keyword.control.conditional
["include" "sinclude" "-include"] @keyword.control.import
["define" "endef" "undefine"] @keyword.function
["export" "unexport" "override" "private" "vpath"] @keyword.storage.modifier

; Marks
["=" ":=" "::=" "?=" "+=" "!=" "|"] @operator
(recipe_line ["@" "-" "+"] @operator)
["," ";" ":" "::" "&:"] @punctuation.delimiter
["(" ")" "{" "}"] @punctuation.bracket
(variable_reference ["$" "$$" "(" ")" "{" "}"] @punctuation.special)
(substitution_reference ["$" "(" ")" "{" "}"] @punctuation.special)
(function_call ["$" "(" ")" "{" "}"] @punctuation.special)
(shell_function ["$" "(" ")" "{" "}"] @punctuation.special)
["\\" (escape)] @constant.character.escape

(comment) @comment.line
