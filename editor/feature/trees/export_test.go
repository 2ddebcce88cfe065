package trees

import (
	"hx/editor/document"
	"hx/editor/syntax"
)

// SyntaxOf is a document's syntax as it is.
func SyntaxOf(d *document.Document) *syntax.Syntax { return states.Of(d).syntax }
