package main

import "fmt"

// T is a type.
type T[K comparable] struct {
	a, b int `json:"a"`
}

func (t *T[K]) f(x ...int) (y int, err error) {
	for i := range x {
		switch v := any(i).(type) {
		case int:
			y += v << 2
		default:
			go func() { fmt.Printf("%d\n", v) }()
		}
	}
	return
}
