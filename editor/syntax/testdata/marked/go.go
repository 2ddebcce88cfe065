// Package shop keeps a small stock.
^^ ^^^^^^^ ^^^^ comment.line comment.line comment.line
package shop
^^^^^^^ ^^^^ keyword.control.import namespace

//go:generate stringer -type=Kind
^^^^^^^^^^^^^ ^^^^^^^^ ^^^^^^^^^^ keyword.directive keyword.directive keyword.directive

import (
^^^^^^ ^ keyword.control.import punctuation.bracket
	_ "embed"
	^ ^^^^^^^ comment.unused string.special.path
	"fmt"
	^^^^^ string.special.path
	str "strings"
	^^^ ^^^^^^^^^ namespace string.special.path
)
^ punctuation.bracket

// Kind tells things apart.
type Kind uint8
^^^^ ^^^^ ^^^^^ keyword.storage.type type type.builtin

const (
^^^^^ ^ keyword.storage.modifier punctuation.bracket
	Big Kind = iota
	^^^ ^^^^ ^ ^^^^ constant type operator constant.builtin
	small
	^^^^^ constant
)

const LIMIT = 0x10
^^^^^ ^^^^^ ^ ^^^^ keyword.storage.modifier constant operator constant.numeric.integer

var (
^^^ keyword.storage.type
	seen  = map[string]int{"a": 1, "b": 2}
	^^^^  ^ ^^^ ^^^^^^ ^^^ ^^^  ^  ^^^  ^ variable operator keyword.storage.type type.builtin type.builtin string constant.numeric.integer string constant.numeric.integer
	                          ^  ^    ^ punctuation.delimiter punctuation.delimiter punctuation.delimiter
	ratio float64
	^^^^^ variable
)

/*
^^ comment.block
Item is a
^^^^ ^^ comment.block comment.block

	thing on sale.
*/
type Item[T any] struct {
     ^^^^ ^ type type.parameter
	Name string `json:"name"`
	^^^^        ^^^^^^^^^^^^^ variable.other.member string.special
	list []T
	^^^^   ^ variable.other.member type.parameter
	next *Item[T]
	^^^^       ^ variable.other.member type.parameter
}

type Seller interface {
	fmt.Stringer
	^^^ namespace
	Sell(id int, names ...string) (ok bool, err error)
	^^^^ ^^      ^^^^^             ^^ function.method variable.parameter variable.parameter variable.parameter
}

type (
	Alias = Item[string]
	fn    func(a int) <-chan bool
	      ^^^^ keyword.function
)

func (i *Item[T]) String() string { return i.Name + "\n" }
^^^^              ^^^^^^            ^^^^^^          ^ keyword.function function.method keyword.control.return string
                                                     ^^ constant.character.escape

func Total[T comparable, U ~int | ~string](items []Item[T], extra int) (sum int, err error) {
^^^^ ^^^^^ keyword.function function
	defer func() { recover() }()
	^^^^^          ^^^^^^^ keyword.control function.builtin
outer:
^^^^^ label
	for n, it := range items {
	^^^ ^        ^^^^^ keyword.control.repeat variable keyword.control.repeat
		if it.list == nil && n > extra {
		^^            ^^^ keyword.control.conditional constant.builtin
			continue outer
			^^^^^^^^ ^^^^^ keyword.control.repeat label
		} else if len(it.list) >= 1.5e3 {
		  ^^^^ ^^ ^^^             ^^^^^ keyword.control.conditional keyword.control.conditional function.builtin constant.numeric.float
			break
		}
		sum += len(str.Split(it.Name, `,
		       ^^^     ^^^^^ function.builtin function.method
  `))
	}
	switch extra {
	case 0, 'x':
	        ^^^ constant.character
		return sum, nil
		^^^^^^      ^^^ keyword.control.return constant.builtin
	default:
		extra := 3i
		go print(extra)
		^^ keyword.control
		fallthrough
	case LIMIT:
	}
	switch v := any(sum).(type) {
	case int:
		fmt.Println(v, true)
		               ^^^^ constant.builtin.boolean
	}
	ch := make(chan int, 1)
	select {
	case x, ok := <-ch:
		_ = x
		^ comment.unused
		ch <- 1
		fmt.Println(
			ok,
			!ok,
		)
	case <-ch:
	}
	p := &Item[int]{
		Name: "a",
		list: []int{
			1, 2,
		},
	}
	text := fmt.Sprint("a").
		String()
	f := func(s string) error {
		p.Name, text = s, items[0:1][0].Name
		return fmt.Errorf("bad %q", s)
		^^^^^^ keyword.control.return
	}
	return sum, f("x")
}

func TestTotal(t *testing.T) {
     ^^^^^^^^^ function
	if n, _ := Total(nil, 1); n != 1 {
	      ^    ^^^^^ comment.unused function
		t.Fatal(n)
	}
}
