(element (start_tag) (_)+ @xml-element.inside (end_tag)) @xml-element.around
(element) @xml-element.around
[(script_element (raw_text) @class.inside) (style_element (raw_text) @class.inside)] @class.around
[(if_statement) (each_statement) (await_statement) (key_statement)] @function.around
(snippet_statement) @function.around
(attribute) @parameter.around
(comment) @comment.inside
(comment)+ @comment.around
