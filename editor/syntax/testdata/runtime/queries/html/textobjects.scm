(element) @xml-element.around
