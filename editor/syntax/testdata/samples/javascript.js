// c
import {a} from "b";
class A extends B { #p = 1; async m(x = {y: [1]}) { return `t ${x} u`; } }
const f = (a, b) => a?.b ?? /re[g]/gi.test(b);
label: for (let i = 0; i < 3; i++) { if (i) continue label }
