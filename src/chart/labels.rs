//! Placement of labels without overlap.

use crate::order;

/// Heights of labels, as near to the wanted ones as they can be without overlap.
///
/// `wanted` holds the middle and the height of each label. The answer keeps their order (ties by
/// position in the slice), moves labels as little as it can, and stays within `from` to `to`
/// where the labels fit into it.
pub(crate) fn spread(wanted: &[(f64, f64)], from: f64, to: f64) -> Vec<f64> {
    let order = order::positions(wanted.len(), &|a, b| wanted[a].0.total_cmp(&wanted[b].0));
    let mut stacks: Vec<Stack> = Vec::new();
    for label in order {
        let (middle, height) = wanted[label];
        let mut stack = Stack {
            labels: vec![label],
            top: 0.0,
            height,
            wish: middle - height / 2.0,
        };
        stack.settle(from, to);
        while let Some(above) = stacks.pop_if(|above| above.top + above.height > stack.top) {
            stack = above.joined(stack);
            stack.settle(from, to);
        }
        stacks.push(stack);
    }
    let mut places = vec![0.0; wanted.len()];
    for stack in &stacks {
        let mut top = stack.top;
        for &label in &stack.labels {
            places[label] = top + wanted[label].1 / 2.0;
            top += wanted[label].1;
        }
    }
    places
}

/// Labels that touch, one below the other.
struct Stack {
    labels: Vec<usize>,
    top: f64,
    height: f64,
    /// The sum of the tops that the labels would give the stack.
    wish: f64,
}

impl Stack {
    fn settle(&mut self, from: f64, to: f64) {
        let mean = self.wish / self.labels.len() as f64;
        self.top = mean.min(to - self.height).max(from);
    }

    fn joined(mut self, below: Self) -> Self {
        self.wish += below.wish - self.height * below.labels.len() as f64;
        self.height += below.height;
        self.labels.extend(below.labels);
        self
    }
}
