(block (body) @class.inside) @class.around
(function_call (function_arguments) @function.inside) @function.around
(function_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(attribute (expression) @entry.inside) @entry.around
(object_elem val: (_) @entry.inside) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
