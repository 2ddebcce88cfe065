(element (content) @xml-element.inside) @xml-element.around
(element) @xml-element.around
(Attribute (AttValue) @parameter.inside) @parameter.around
(Comment) @comment.inside
(Comment)+ @comment.around
