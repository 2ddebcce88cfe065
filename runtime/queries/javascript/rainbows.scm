; inherits: _ecma,_jsx
