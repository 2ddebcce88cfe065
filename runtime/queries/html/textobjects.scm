(element (start_tag) (_)+ @xml-element.inside (end_tag)) @xml-element.around
(element) @xml-element.around
[(script_element (raw_text) @function.inside) (style_element (raw_text) @function.inside)] @function.around
[(script_element) (style_element)] @class.around
(attribute (quoted_attribute_value (attribute_value) @parameter.inside)) @parameter.around
(attribute) @parameter.around
(comment) @comment.inside
(comment)+ @comment.around
