[(closure) (switch_block) (case) (list) (map) (argument_list) (parameter_list)] @indent
["}" "]" ")"] @outdent
(string ["'''" "\"\"\""]) @opaque
(groovy_doc) @opaque
