(message (message_body) @class.inside) @class.around
(enum (enum_body) @class.inside) @class.around
(service) @class.around
(rpc) @function.around
[(field) (map_field) (oneof_field) (enum_field)] @entry.around
(comment) @comment.inside
(comment)+ @comment.around
