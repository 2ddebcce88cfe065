(identifier) @variable
(string) @string
["let" "function" "return"] @keyword
