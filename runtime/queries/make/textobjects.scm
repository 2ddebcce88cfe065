(rule (recipe) @function.inside) @function.around
(rule) @function.around
(variable_assignment value: (_) @entry.inside) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
