[(message_body) (enum_body) (oneof) (service) (rpc) (block_lit)] @indent
"}" @outdent
