[(function_declaration) (init_declaration) (deinit_declaration)] @function.around
(function_body) @function.inside
(lambda_literal (statements)? @function.inside) @function.around
(class_declaration body: (_) @class.inside) @class.around
(protocol_declaration body: (_) @class.inside) @class.around
(parameter) @parameter.inside @parameter.around
(value_arguments ((value_argument) @parameter.inside . ","? @parameter.around) @parameter.around)
[(enum_entry) (switch_entry)] @entry.around
[(comment) (multiline_comment)] @comment.inside
[(comment)+ (multiline_comment)+] @comment.around
