(jsx_expression) @rainbow.scope
