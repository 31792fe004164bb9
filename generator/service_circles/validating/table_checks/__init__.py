"""What only rows together can tell: ids, references, trees, hours of one owner, places on one map."""
