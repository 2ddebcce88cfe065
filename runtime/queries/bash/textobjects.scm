(function_definition body: (_) @function.inside) @function.around

(command argument: (_) @parameter.inside @parameter.around)

(array (_) @entry.around)
(case_item) @entry.around
(variable_assignment value: (_) @entry.inside) @entry.around

(comment) @comment.inside
(comment)+ @comment.around
