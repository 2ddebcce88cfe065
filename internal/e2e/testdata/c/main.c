#include "shapes.h"

int main(void) {
  struct square one = {2.0};
  double total = square_area(&one);
  return total > 3.0;
}
