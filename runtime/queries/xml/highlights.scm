; Elements
(STag (Name) @tag)
(ETag (Name) @tag)
(EmptyElemTag (Name) @tag)
(Attribute (Name) @attribute)
[(AttValue) (PseudoAttValue) (EntityValue) (SystemLiteral) (PubidLiteral)] @string
((Attribute (Name) @attribute (AttValue) @string.special.url)
  (#match? @attribute "^(xmlns(:.*)?|href|xlink:href|src|xsi:schemaLocation)$"))
(CDSect (CData) @markup.raw.block)

; Declarations
(XMLDecl ["xml" "yes" "no"] @keyword.directive)
(XMLDecl ["version" "encoding" "standalone"] @attribute)
(XMLDecl "\"" @string)
[(VersionNum) (EncName)] @string
(StyleSheetPI "xml-stylesheet" @keyword.directive)
(XmlModelPI "xml-model" @keyword.directive)
(PseudoAtt (Name) @attribute)
(PI) @string.special
(PITarget) @keyword.directive
["DOCTYPE" "ELEMENT" "ATTLIST" "ENTITY" "NOTATION" "NDATA"] @keyword.storage.type
["SYSTEM" "PUBLIC" "#PCDATA" "#REQUIRED" "#IMPLIED" "#FIXED" "EMPTY" "ANY"] @keyword
(doctypedecl (Name) @type)
(elementdecl (Name) @tag)
(AttlistDecl (Name) @tag)
(AttDef (Name) @attribute)
(children (Name) @tag)
(Mixed (Name) @tag)
[(StringType) (TokenizedType)] @type.builtin
(Nmtoken) @constant
(GEDecl (Name) @constant)
(PEDecl (Name) @constant)
(URI) @string.special.url

; Marks
["<" ">" "</" "/>" "<?" "?>" "<!" "<![" "]]>" "[" "]" "(" ")"] @punctuation.bracket
(CDSect "]]>" @keyword.directive)
(CDStart _ @keyword.directive)
["," ";" "="] @punctuation.delimiter
["*" "+" "?" "|" "%"] @operator

[(EntityRef) (CharRef) (PEReference)] @constant.character.escape
(EntityRef _ @constant.character.escape)
(CharRef _ @constant.character.escape)
(PEReference _ @constant.character.escape)

(Comment) @comment.block
